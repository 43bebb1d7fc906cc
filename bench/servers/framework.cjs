'use strict';

/** The framework with its own store, the one it takes when none is named: Sequelize, here on SQLite in a file. */
require('./framework-app.cjs')({
  adapter: 'sequelize',
  dialect: 'sqlite',
  storage: process.env.FRAMEWORK_DB,
  logging: false,
});
