import type { TransportFailure } from '../../exchange.ts';

/**
 * What Windows and .NET say in its languages where there was no answer: a host that cannot be reached, a name that is not known, a TLS channel that
 * could not be made, a time that ran out, a connection that was refused; and the atom of Erlang for such a name
 * (https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2, https://learn.microsoft.com/dotnet/api/system.net.webexceptionstatus).
 */
export const failuresAbroad: readonly (readonly [TransportFailure['kind'], RegExp])[] = [
  [
    'dns',
    /Remotename konnte nicht aufgel|kein solcher Host bekannt|angegebene Host ist unbekannt|nom distant n['’]a pas pu|H[ôo]te inconnu|resolver el nombre remoto|Host desconocido|risolvere il nome remoto|Host sconosciuto|nome remoto n[ãa]o p[ôo]de|host n[ãa]o [ée] conhecido|リモート名を解決できません|そのようなホストは不明|未能解析此远程名称|不知道这样的主机|разрешить удал[её]нное имя|хост неизвестен|nazwy zdalnej|:nxdomain\b/i,
  ],
  [
    'tls',
    /SSL\/TLS[- ](?:Kanal|安全通道|のセキュリティ)|(?:canal|canale|канал)\w{0,3} (?:s[ée]curis[ée] |seguro |sicuro |protetto )?(?:para |per )?SSL\/TLS|Remotezertifikat|certificat distant|certificado remoto|certificato remoto|リモート証明書|远程证书|удал[её]нный сертификат/i,
  ],
  [
    'timeout',
    /(?:Timeout|Zeitlimit) f[üu]r (?:den )?Vorgang|d[ée]lai d['’]attente de l['’]op[ée]ration|tiempo de espera de la operaci|tempo limite da opera|Timeout dell['’]operazione|操作がタイムアウト|操作已?超时|ожидания операции ист/i,
  ],
  [
    'refused',
    /Verbindung mit dem Remoteserver|Zielcomputer die Verbindung verweiger|se connecter au serveur distant|express[ée]ment refus[ée]|conectar con el servidor remoto|deneg[óo] expresamente|connessione al server remoto|rifiutato? (?:in modo )?esplicit|conectar-se ao servidor remoto|recusou ativamente|リモート サーバーに接続できません|コンピューターによって拒否された|无法连接到远程服务器|计算机积极拒绝|соединиться с удал[её]нным сервером|отверг запрос на подключение|z serwerem zdalnym/i,
  ],
];

/** Whether a line is one of them. */
export const isFailureAbroad = (line: string): boolean => failuresAbroad.some(([, said]) => said.test(line));
