using System.Buffers;

namespace Attune.Server.Http;

/// <summary>
/// The bytes of a request's JSON body: of the right media type, within the limit, unpacked, valid UTF-8, without a byte
/// order mark. They live in a rented buffer until <see cref="Dispose"/>; not for concurrent use.
/// </summary>
public sealed class RequestBody : IDisposable
{
    private readonly int start;
    private byte[]? buffer;

    private RequestBody(byte[] buffer, int start, int length)
    {
        this.buffer = buffer;
        this.start = start;
        Length = length;
    }

    /// <summary>Length in bytes.</summary>
    public int Length { get; }

    /// <summary>The text.</summary>
    /// <exception cref="ObjectDisposedException">The buffer was given back.</exception>
    public ReadOnlyMemory<byte> Utf8
    {
        get
        {
            ObjectDisposedException.ThrowIf(buffer is null, this);
            return buffer.AsMemory(start, Length);
        }
    }

    /// <summary>
    /// Reads the body. Where that fails the endpoint's family has answered already, and null is returned.
    /// </summary>
    /// <param name="context">The request; its endpoint must have a family.</param>
    /// <param name="limits">What to read at most.</param>
    public static async ValueTask<RequestBody?> ReadAsync(HttpContext context, BodyLimits limits)
    {
        var family = context.Family();
        if (!JsonMediaType.Matches(context.Request.ContentType))
        {
            await family.UnsupportedMediaTypeAsync(context, context.Request.ContentType);
            return null;
        }
        if (!BodyCompression.TryFind(context.Request.Headers, out var compressed, out var unknown))
        {
            await family.UnsupportedMediaTypeAsync(context, unknown);
            return null;
        }
        if (context.Request.ContentLength > limits.MaxBytes)
        {
            await family.TooLargeAsync(context, limits.MaxBytes);
            return null;
        }
        var result = await BodyBytes.ReadAsync(context.Request, limits.MaxBytes, compressed, context.RequestAborted);
        if (result.TooLarge)
        {
            await family.TooLargeAsync(context, limits.MaxBytes);
            return null;
        }
        if ((result.Failure ?? Check(result)) is { } failure)
        {
            result.GiveBack();
            await family.MalformedJsonAsync(context, failure);
            return null;
        }
        var mark = result.Bytes.AsSpan(0, result.Length).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        return new RequestBody(result.Bytes!, mark, result.Length - mark);
    }

    /// <summary>Gives the buffer back. <see cref="Utf8"/> and what was cut from it must not be used after.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref buffer, null) is { } rented)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static MalformedBody? Check(in BodyBytes result)
    {
        var text = result.Bytes.AsSpan(0, result.Length);
        if (text.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new MalformedBody(MalformedBodyKind.Empty, "The request has no body.");
        }
        return System.Text.Unicode.Utf8.IsValid(text)
            ? null
            : new MalformedBody(MalformedBodyKind.NotUtf8, "The body is not encoded as UTF-8.");
    }
}
