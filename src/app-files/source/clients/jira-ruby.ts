import { clientMethods } from './client-methods.ts';

/** Resources of https://github.com/sumoheavy/jira-ruby with their methods; what is built is counted as saved. */
export const jiraRuby = clientMethods(`
/agile/1.0/board: GET Board.all
/agile/1.0/board/{k}: GET Board.find
/agile/1.0/board/{k}/issue: GET board.issues
/agile/1.0/board/{k}/sprint: GET board.sprints
/agile/1.0/sprint/{k}: GET Sprint.find
attachment/{k}: DELETE attachment.delete
component/{k}: GET Component.find
component: POST Component.build
field: GET Field.all Field.map_fields
filter/{k}: GET Filter.find
issue/createmeta: GET Createmeta.all
issue/{k}/attachments: POST attachments.build
issue/{k}/comment: POST comments.build
issue/{k}/remotelink: POST remotelink.build
issue/{k}/transitions: GET Transition.all transitions.all; POST transitions.build
issue/{k}/watchers: GET watchers.all
issue/{k}/worklog: POST worklogs.build
issue/{k}: GET Issue.find; PUT issue.save issue.save!; DELETE issue.delete
issue: POST Issue.build
issueLink: POST Issuelink.build issuelinks.build
issueLinkType: GET Issuelinktype.all
issuetype: GET Issuetype.all
myself: GET User.myself
priority: GET Priority.all
project/{k}: GET Project.find
project: GET Project.all
resolution: GET Resolution.all
search: GET Issue.jql Issue.all project.issues
serverInfo: GET ServerInfo.all
status: GET Status.all
user: GET User.find
version/{k}: GET Version.find
version: POST Version.build
`);
