export declare const CONTENT_SECURITY_POLICY: string;

/** A running server. */
export interface LabServer {
  /** Without a slash at the end. */
  readonly url: string;
  close(): void;
}

export declare function serve(
  folder: string,
  options?: { port?: number; isolated?: boolean },
): Promise<LabServer>;
