import type { Fault } from '../fault.ts';
import { html } from '../request.ts';
import { strikes } from './where.ts';

/** A login page with 200 where JSON was asked for, as single sign-on in front of a site does it. */
export const htmlInsteadOfJson: Fault = {
  name: 'html-instead-of-json',
  description: '200 with a login page. Options: roles, path, method.',
  beforeRequest: (request, _, options) =>
    strikes(request, options)
      ? html(
          200,
          '<!DOCTYPE html><html lang="en"><head><title>Log in to continue - Single sign-on</title></head><body>' +
            '<form method="post" action="/sso/login"><input name="user"><input name="password" type="password"></form></body></html>',
        )
      : null,
};
