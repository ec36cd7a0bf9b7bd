using System.IO.Compression;

namespace Attune.Core.Outbound;

/// <summary>Opens the body of an answer, unpacked, bounded both as sent and unpacked.</summary>
internal static class AnswerBody
{
    /// <summary>What requests say they accept; one encoding at a time.</summary>
    public const string Encodings = "gzip, deflate, br";

    /// <exception cref="OutboundException">The answer is declared too long, or in another encoding.</exception>
    public static async Task<Stream> OpenAsync(
        HttpContent content,
        long limit,
        string host,
        CancellationToken cancellationToken
    )
    {
        if (content.Headers.ContentLength > limit)
        {
            throw new OutboundException(
                OutboundFailure.TooLarge,
                $"{host}: the answer is beyond the limit of {limit} bytes"
            );
        }
        var sent = new BoundedStream(await content.ReadAsStreamAsync(cancellationToken), limit, host);
        return string.Join(',', content.Headers.ContentEncoding).Trim().ToLowerInvariant() switch
        {
            "" or "identity" => sent,
            "gzip" or "x-gzip" => Unpack(new GZipStream(sent, CompressionMode.Decompress)),
            "deflate" => Unpack(new ZLibStream(sent, CompressionMode.Decompress)),
            "br" => Unpack(new BrotliStream(sent, CompressionMode.Decompress)),
            _ => throw new OutboundException(OutboundFailure.Damaged, $"{host}: the answer is in an unknown encoding"),
        };

        Stream Unpack(Stream unpacking) => new BoundedStream(unpacking, limit, host);
    }
}
