import { defineErrors } from "../errors/index.ts";

/** What the HTTP server itself refuses, before or instead of a handler. */
export const httpErrors = defineErrors({
  REQUEST_INVALID: {
    status: 400,
    message: {
      zh: "请求中有 {count} 处不符合要求。",
      en: "Parts of the request that are not valid: {count}.",
    },
    remedy: {
      zh: "请逐项改正；参数说明见 /api/openapi.json。",
      en: "Correct each part; /api/openapi.json describes the parameters.",
    },
  },
  URL_MALFORMED: {
    status: 400,
    message: { zh: "请求地址的编码有误。", en: "The address is not correctly encoded." },
    remedy: {
      zh: "请用 UTF-8 百分号编码书写地址中的特殊字符。",
      en: "Write special characters of the address in UTF-8 percent-encoding.",
    },
  },
  HTTP_MALFORMED: {
    status: 400,
    message: {
      zh: "收到的不是有效的 HTTP 请求。",
      en: "What arrived is not a valid HTTP request.",
    },
    remedy: { zh: "请检查客户端或代理。", en: "Check the client or the proxy." },
  },
  METRICS_LOCAL_ONLY: {
    status: 403,
    message: {
      zh: "运行指标只对本机和受信任的代理开放。",
      en: "Metrics are answered only to this machine and to trusted proxies.",
    },
    remedy: {
      zh: "请在本机读取，或将采集器的地址列入 TONGSHU_TRUSTED_PROXIES。",
      en: "Read them on this machine, or list the collector's address in TONGSHU_TRUSTED_PROXIES.",
    },
  },
  ROUTE_NOT_FOUND: {
    status: 404,
    message: { zh: "这个地址没有内容。", en: "There is nothing at this address." },
    remedy: {
      zh: "请核对地址，或从首页开始搜索。",
      en: "Check the address, or start from the home page.",
    },
  },
  PROBLEM_UNKNOWN: {
    status: 404,
    message: { zh: "没有名为 {code} 的错误代码。", en: "There is no error code {code}." },
    remedy: { zh: "请核对错误代码。", en: "Check the code." },
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    message: { zh: "此地址不接受 {method} 请求。", en: "This address does not accept {method}." },
    remedy: { zh: "请使用：{allowed}。", en: "Use one of: {allowed}." },
  },
  NOT_ACCEPTABLE: {
    status: 406,
    message: {
      zh: "此地址只能以 {offered} 回答，而请求不接受它。",
      en: "This address answers in {offered}, which the request does not accept.",
    },
    remedy: {
      zh: "请在 Accept 中加入 {offered}。",
      en: "Add {offered} to the Accept header.",
    },
  },
  REQUEST_TOO_SLOW: {
    status: 408,
    message: { zh: "请求未在规定时间内发完。", en: "The request did not arrive in time." },
    remedy: { zh: "请检查网络后重试。", en: "Check the connection and try again." },
  },
  BODY_TOO_LARGE: {
    status: 413,
    message: {
      zh: "请求正文超过 {max} 字节。",
      en: "The request body is larger than {max} bytes.",
    },
    remedy: { zh: "请缩小请求正文。", en: "Send a smaller body." },
  },
  URL_TOO_LONG: {
    status: 414,
    message: { zh: "请求地址超过 {max} 字节。", en: "The address is longer than {max} bytes." },
    remedy: { zh: "请减少查询条件。", en: "Use fewer or shorter parameters." },
  },
  PATH_PART_TOO_LONG: {
    status: 414,
    message: {
      zh: "请求路径中有一段超过 {max} 个字符。",
      en: "A part of the path is longer than {max} characters.",
    },
    remedy: { zh: "请检查地址是否完整无误。", en: "Check that the address was copied as it is." },
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    message: {
      zh: "来自此网络地址的请求每分钟超过 {max} 次。",
      en: "More than {max} requests a minute came from this network address.",
    },
    remedy: { zh: "请在 {seconds} 秒后重试。", en: "Try again in {seconds} seconds." },
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    message: { zh: "请求头过大。", en: "The request headers are too large." },
    remedy: { zh: "请减少请求头。", en: "Send fewer or shorter headers." },
  },
  INTERNAL_ERROR: {
    status: 500,
    message: { zh: "服务器出现意外错误。", en: "Something unexpected went wrong in the server." },
    remedy: {
      zh: "请稍后重试；若仍有问题，请将请求编号告知管理员。",
      en: "Try again later; if it stays, give the request id to the operator.",
    },
  },
  ANSWER_TOO_SLOW: {
    status: 503,
    message: {
      zh: "未能在 {seconds} 秒内得出回答。",
      en: "No answer was found within {seconds} seconds.",
    },
    remedy: { zh: "请缩小查询范围后重试。", en: "Narrow the question and try again." },
  },
  NOT_READY: {
    status: 503,
    message: { zh: "尚未就绪：{reasons}", en: "Not ready: {reasons}" },
    remedy: {
      zh: "请稍候；若长时间不就绪，请查看服务器日志。",
      en: "Wait a moment; if it stays so, read the server's log.",
    },
  },
  SERVER_STOPPING: {
    status: 503,
    message: { zh: "服务器正在停止。", en: "The server is stopping." },
    remedy: { zh: "请稍后重试。", en: "Try again in a moment." },
  },
});
