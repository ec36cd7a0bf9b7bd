namespace Attune.Server.Http;

/// <summary>
/// Whether a body is sent as gzip: by <c>Content-Encoding: gzip</c>, or by the documented <c>data-compression: true</c>,
/// which names no algorithm. Both together mean one gzip.
/// </summary>
internal static class BodyCompression
{
    private const string DataCompression = "data-compression";

    /// <summary>False where a header asks for what the server cannot unpack; <paramref name="unknown"/> is that value.</summary>
    public static bool TryFind(IHeaderDictionary headers, out bool compressed, out string? unknown)
    {
        compressed = false;
        return TryRead(headers.ContentEncoding.ToString(), ref compressed, out unknown)
            && TryRead(headers[DataCompression].ToString(), ref compressed, out unknown);
    }

    private static bool TryRead(string value, ref bool compressed, out string? unknown)
    {
        unknown = null;
        switch (value.Trim().ToLowerInvariant())
        {
            case "" or "identity" or "false" or "0" or "none":
                return true;
            case "gzip" or "x-gzip" or "true" or "1":
                compressed = true;
                return true;
            default:
                unknown = value;
                return false;
        }
    }
}
