import type { TransportFailure } from '../../exchange.ts';

/**
 * What Windows and .NET say in its languages where there was no answer: a host that cannot be reached, a name that is not known, a TLS channel that
 * could not be made, a time that ran out, a connection that was refused; and the atom of Erlang for such a name
 * (https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2, https://learn.microsoft.com/dotnet/api/system.net.webexceptionstatus).
 * Logs name such a connection, certificate or time where all is well, too: what is read says that it failed.
 */
export const failuresAbroad: readonly (readonly [TransportFailure['kind'], RegExp])[] = [
  [
    'dns',
    /Remotename konnte nicht aufgel|kein solcher Host bekannt|angegebene Host ist unbekannt|nom distant n['’]a pas pu|H[ôo]te inconnu|(?:no se (?:puede|pudo|ha podido)|no es posible|imposible) resolver el nombre remoto|Host desconocido|impossibile risolvere il nome remoto|Host sconosciuto|nome remoto n[ãa]o p[ôo]de|host n[ãa]o [ée] conhecido|リモート名を解決できません|そのようなホストは不明|未能解析此远程名称|不知道这样的主机|(?:невозможно|не уда[её]тся|не удалось) разрешить удал[её]нное имя|хост неизвестен|nie można rozpoznać nazwy zdalnej|:nxdomain\b/i,
  ],
  [
    'tls',
    /kein\w{0,3} [^.\n]{0,30}SSL\/TLS[- ]Kanal|(?:未能|无法)[^。\n]{0,8}SSL\/TLS[- ]安全通道|SSL\/TLS[- ]のセキュリティ[^。\n]{0,30}できません|(?:impos{1,2}ibi?le|imposs[íi]vel|no se (?:puede|pudo|ha podido)|no es posible|n[ãa]o (?:foi|[ée]) poss[íi]vel|невозможно|не уда[её]тся|не удалось)[^.\n]{1,24}(?:canal|canale|канал)\w{0,3} (?:s[ée]curis[ée] |seguro |sicuro |protetto )?(?:para |per )?SSL\/TLS|Remotezertifikat [^.\n]{1,60}(?:ung[üu]ltig|abgelehnt)|certificat distant [^.\n]{0,12}(?:pas valide|non valide|invalide|refus[ée]|rejet[ée])|certificado remoto [^.\n]{0,12}(?:no es v|inv[áa]lid|rechazad|rejeitad)|certificato remoto (?:non [èe] valido|[^.\n]{0,12}rifiutato)|リモート証明書[はが][^。\n]{0,12}(?:無効|有効ではありません)|远程证书[^。\n]{0,6}(?:无效|不受信任)|удал[её]нный сертификат [^.\n]{0,20}недействител/i,
  ],
  [
    'timeout',
    /(?:Timeout|Zeitlimit) f[üu]r (?:den )?Vorgang (?:wurde |ist )?(?:überschritten|abgelaufen|erreicht)|d[ée]lai d['’]attente de l['’]op[ée]ration [^.\n]{0,12}(?:expir|d[ée]pass|[ée]coul)|(?:agotó|agotado|terminado|superado|excedido|sobrepasó) el tiempo de espera de la operaci|tiempo de espera de la operaci[óo]n (?:ha |se ha |se )?(?:agot|expir|excedi|termin)|tempo limite da opera[çc][ãa]o [^.\n]{0,12}(?:ating|expir|esgot|excedi|ultrapass)|Timeout dell['’]operazione(?!\s?[:=])|操作がタイムアウトしま|操作已?超时(?!时间|设置|\s?[:：=])|ожидания операции ист/i,
  ],
  [
    'refused',
    /Verbindung mit dem Remoteserver k(?:ann|onnte) nicht|Zielcomputer die Verbindung verweiger|impossible de se connecter au serveur distant|express[ée]ment refus[ée]|(?:no se (?:puede|pudo|ha podido)|no es posible|imposible) conectar con el servidor remoto|deneg[óo] expresamente|impossibile [^.\n]{0,24}connessione al server remoto|rifiutato? (?:in modo )?esplicit|(?:imposs[íi]vel|n[ãa]o (?:foi|[ée]) poss[íi]vel) conectar-se ao servidor remoto|recusou ativamente|リモート サーバーに接続できません|コンピューターによって拒否された|无法连接到远程服务器|计算机积极拒绝|(?:невозможно|не уда[её]тся|не удалось) соединиться с удал[её]нным сервером|отверг запрос на подключение|nie można (?:połączyć się|nawiązać połączenia) z serwerem zdalnym/i,
  ],
];

/** Whether a line is one of them. */
export const isFailureAbroad = (line: string): boolean => failuresAbroad.some(([, said]) => said.test(line));
