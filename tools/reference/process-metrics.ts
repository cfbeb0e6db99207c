import type { Bilingual } from "@tongshu/platform/i18n";

/** What the metrics library tells of every Node process: meaning in Chinese, and the unit. */
export const processMetrics: Readonly<Record<string, readonly [zh: string, unit: Bilingual]>> =
  (() => {
    const seconds = { zh: "秒", en: "seconds" };
    const bytes = { zh: "字节", en: "bytes" };
    const count = { zh: "个", en: "count" };
    return {
      process_cpu_user_seconds_total: ["用户态处理器时间。", seconds],
      process_cpu_system_seconds_total: ["内核态处理器时间。", seconds],
      process_cpu_seconds_total: ["处理器时间合计。", seconds],
      process_start_time_seconds: ["进程启动的时刻（Unix 时间）。", seconds],
      process_resident_memory_bytes: ["常驻内存。", bytes],
      process_virtual_memory_bytes: ["虚拟内存。", bytes],
      process_heap_bytes: ["进程堆大小。", bytes],
      process_open_fds: ["打开的文件描述符。", count],
      process_max_fds: ["文件描述符上限。", count],
      nodejs_eventloop_lag_seconds: ["事件循环的延迟。", seconds],
      nodejs_eventloop_lag_min_seconds: ["事件循环延迟的最小值。", seconds],
      nodejs_eventloop_lag_max_seconds: ["事件循环延迟的最大值。", seconds],
      nodejs_eventloop_lag_mean_seconds: ["事件循环延迟的平均值。", seconds],
      nodejs_eventloop_lag_stddev_seconds: ["事件循环延迟的标准差。", seconds],
      nodejs_eventloop_lag_p50_seconds: ["事件循环延迟的中位数。", seconds],
      nodejs_eventloop_lag_p90_seconds: ["事件循环延迟的第 90 百分位。", seconds],
      nodejs_eventloop_lag_p99_seconds: ["事件循环延迟的第 99 百分位。", seconds],
      nodejs_active_resources: ["使事件循环保持运行的资源，按类型。", count],
      nodejs_active_resources_total: ["使事件循环保持运行的资源合计。", count],
      nodejs_active_handles: ["libuv 句柄，按类型。", count],
      nodejs_active_handles_total: ["libuv 句柄合计。", count],
      nodejs_active_requests: ["libuv 请求，按类型。", count],
      nodejs_active_requests_total: ["libuv 请求合计。", count],
      nodejs_heap_size_total_bytes: ["JavaScript 堆的大小。", bytes],
      nodejs_heap_size_used_bytes: ["JavaScript 堆中已用的部分。", bytes],
      nodejs_external_memory_bytes: ["JavaScript 堆之外的内存。", bytes],
      nodejs_heap_space_size_total_bytes: ["堆各区的大小。", bytes],
      nodejs_heap_space_size_used_bytes: ["堆各区已用的部分。", bytes],
      nodejs_heap_space_size_available_bytes: ["堆各区可用的部分。", bytes],
      nodejs_version_info: ["Node 的版本。", { zh: "恒为 1", en: "always 1" }],
      nodejs_gc_duration_seconds: ["垃圾回收的时间，按种类。", seconds],
    };
  })();
