import { defineErrors } from "../errors/index.ts";

/** Why an address was not fetched. 502 and 504: the other side is at fault; 422: the address is. */
export const fetchErrors = defineErrors({
  FETCH_URL_INVALID: {
    status: 422,
    message: { zh: "“{url}”不是完整的网址。", en: "“{url}” is not a complete web address." },
    remedy: {
      zh: "请给出以 http:// 或 https:// 开头的完整网址。",
      en: "Give the full address, beginning with http:// or https://.",
    },
  },
  FETCH_SCHEME_REFUSED: {
    status: 422,
    message: {
      zh: "只能通过 http 或 https 读取，不能通过“{scheme}”。",
      en: "Only http and https are fetched, not “{scheme}”.",
    },
    remedy: {
      zh: "请给出 http 或 https 网址；本机文件请直接给出路径。",
      en: "Give an http or https address; name a local file by its path.",
    },
  },
  FETCH_CREDENTIALS_REFUSED: {
    status: 422,
    message: {
      zh: "网址中不得包含用户名或密码。",
      en: "A web address must not hold a user name or password.",
    },
    remedy: {
      zh: "请删去“@”之前的部分；网址会写入日志和运行记录。",
      en: "Remove the part before “@”: addresses are written to logs and run records.",
    },
  },
  FETCH_PORT_REFUSED: {
    status: 422,
    message: {
      zh: "不允许读取“{host}”的端口 {port}。",
      en: "Port {port} of “{host}” may not be fetched.",
    },
    remedy: {
      zh: "允许的端口为 80、443、8080 和 8443；其他端口请把“{host}:{port}”加入允许名单（TONGSHU_FETCH_ALLOW）。",
      en: "Ports 80, 443, 8080 and 8443 are allowed; for others add “{host}:{port}” to the allow list, TONGSHU_FETCH_ALLOW.",
    },
  },
  FETCH_ADDRESS_REFUSED: {
    status: 422,
    message: {
      zh: "“{host}”指向不可公开访问的地址 {address}（{range}）。",
      en: "“{host}” leads to {address}, which is not a public address ({range}).",
    },
    remedy: {
      zh: "若确为本单位内网，请把该主机名或网段加入允许名单（TONGSHU_FETCH_ALLOW）。",
      en: "If it is an intranet of your own, add the host name or network to the allow list, TONGSHU_FETCH_ALLOW.",
    },
  },
  FETCH_NAME_UNKNOWN: {
    status: 502,
    message: { zh: "找不到主机“{host}”。", en: "The host “{host}” was not found." },
    remedy: {
      zh: "请检查主机名的拼写，以及本机的域名解析。",
      en: "Check the spelling of the host name, and this machine's name resolution.",
    },
  },
  FETCH_TOO_MANY_REDIRECTS: {
    status: 502,
    message: {
      zh: "“{url}”连续跳转超过 {redirectsMax} 次。",
      en: "“{url}” redirects more than {redirectsMax} times.",
    },
    remedy: {
      zh: "请在浏览器中打开它，改用最终的网址。",
      en: "Open it in a browser and use the address it ends at.",
    },
  },
  FETCH_REDIRECT_INVALID: {
    status: 502,
    message: {
      zh: "“{url}”要求跳转，但没有给出有效的目标。",
      en: "“{url}” redirects, but not to a valid address.",
    },
    remedy: { zh: "请向该网站反映。", en: "Report it to the operator of the site." },
  },
  FETCH_LOGIN_NEEDED: {
    status: 502,
    message: {
      zh: "“{url}”要求登录（{reason}）。",
      en: "“{url}” asks for a login ({reason}).",
    },
    remedy: {
      zh: "请使用无需登录的公开网址，或先下载文件再读取。",
      en: "Use a public address that needs no login, or download the file and read it from disk.",
    },
  },
  FETCH_BLOCKED: {
    status: 502,
    message: {
      zh: "“{url}”的防护系统拒绝了自动读取（状态码 {status}）。",
      en: "The protection of “{url}” turned an automatic reader away (status {status}).",
    },
    remedy: {
      zh: "请向该网站申请放行，或用浏览器下载文件再读取。",
      en: "Ask the site to admit this reader, or download the file in a browser and read it from disk.",
    },
  },
  FETCH_STATUS: {
    status: 502,
    message: {
      zh: "“{url}”返回状态码 {status}。",
      en: "“{url}” answered with status {status}.",
    },
    remedy: {
      zh: "请检查网址；5xx 请稍后重试。",
      en: "Check the address; if the status is 5xx, try again later.",
    },
  },
  FETCH_TIMED_OUT: {
    status: 504,
    message: {
      zh: "“{url}”在 {timeoutMs} 毫秒内没有传完。",
      en: "“{url}” was not delivered within {timeoutMs} ms.",
    },
    remedy: { zh: "请稍后重试，或放宽时限。", en: "Try again later, or allow more time." },
  },
  FETCH_TOO_LARGE: {
    status: 502,
    message: {
      zh: "“{url}”超过 {bytesMax} 字节。",
      en: "“{url}” is larger than {bytesMax} bytes.",
    },
    remedy: {
      zh: "请确认网址指向目录文件；确需读取时放宽限额。",
      en: "Make sure that the address is that of a catalogue; if so, raise the limit.",
    },
  },
  FETCH_FAILED: {
    status: 502,
    message: {
      zh: "读取“{url}”失败：{reason}。",
      en: "“{url}” could not be fetched: {reason}.",
    },
    remedy: {
      zh: "请检查网络以及网址是否可用，然后重试。",
      en: "Check the network and whether the address works, then try again.",
    },
  },
});
