import { clientMethods } from './client-methods.ts';

/** Resources of https://github.com/sumoheavy/jira-ruby with their methods; what is built is counted as saved. */
export const jiraRuby = clientMethods(`
/agile/1.0/board: GET Board.all | /{k}: GET Board.find | /{k}/issue: GET board.issues | /{k}/sprint: GET board.sprints
/agile/1.0/sprint/{k}: GET Sprint.find
attachment/{k}: DELETE attachment.delete
component: POST Component.build | /{k}: GET Component.find
field: GET Field.all Field.map_fields
filter/{k}: GET Filter.find
issue: POST Issue.build | /createmeta: GET Createmeta.all | /{k}: GET Issue.find; PUT issue.save issue.save!; DELETE issue.delete
issue/{k}/attachments: POST attachments.build
issue/{k}/comment: POST comments.build
issue/{k}/remotelink: POST remotelink.build
issue/{k}/transitions: GET Transition.all transitions.all; POST transitions.build
issue/{k}/watchers: GET watchers.all
issue/{k}/worklog: POST worklogs.build
issueLink: POST Issuelink.build issuelinks.build
issueLinkType: GET Issuelinktype.all
issuetype: GET Issuetype.all
myself: GET User.myself
priority: GET Priority.all
project: GET Project.all | /{k}: GET Project.find
resolution: GET Resolution.all
search: GET Issue.jql Issue.all project.issues
serverInfo: GET ServerInfo.all
status: GET Status.all
user: GET User.find
version: POST Version.build | /{k}: GET Version.find
`);
