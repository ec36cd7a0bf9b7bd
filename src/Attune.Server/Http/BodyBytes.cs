using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Attune.Server.Http;

/// <summary>
/// A body read into a rented buffer that never grows past the limit: neither a long body nor a small one that unpacks
/// to a long one is ever held whole.
/// </summary>
internal readonly struct BodyBytes
{
    private const int SmallestBuffer = 1024;

    private BodyBytes(byte[]? bytes, int length, bool tooLarge, MalformedBody? failure)
    {
        Bytes = bytes;
        Length = length;
        TooLarge = tooLarge;
        Failure = failure;
    }

    public byte[]? Bytes { get; }

    public int Length { get; }

    public bool TooLarge { get; }

    public MalformedBody? Failure { get; }

    public static async ValueTask<BodyBytes> ReadAsync(
        HttpRequest request,
        int maxBytes,
        bool compressed,
        CancellationToken cancellation
    )
    {
        try
        {
            if (!compressed)
            {
                return await FillAsync(request.Body, (int?)request.ContentLength, maxBytes, cancellation);
            }
            // The packed bytes are held to the same limit, so that a flood of empty blocks ends, too.
            var packed = await FillAsync(request.Body, (int?)request.ContentLength, maxBytes, cancellation);
            if (packed.Bytes is null)
            {
                return packed;
            }
            try
            {
                return await UnpackAsync(packed, maxBytes, cancellation);
            }
            finally
            {
                packed.GiveBack();
            }
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new BodyBytes(null, 0, tooLarge: true, null);
        }
        catch (BadHttpRequestException incomplete)
        {
            return Broken(MalformedBodyKind.Incomplete, incomplete.Message);
        }
    }

    public void GiveBack()
    {
        if (Bytes is not null)
        {
            ArrayPool<byte>.Shared.Return(Bytes);
        }
    }

    private static async ValueTask<BodyBytes> UnpackAsync(
        BodyBytes packed,
        int maxBytes,
        CancellationToken cancellation
    )
    {
        if (packed.Length == 0)
        {
            return Broken(MalformedBodyKind.Empty, "The request has no body.");
        }
        try
        {
            using var source = new MemoryStream(packed.Bytes!, 0, packed.Length, writable: false);
            await using var unpacked = new GZipStream(source, CompressionMode.Decompress);
            var result = await FillAsync(unpacked, packed.Length * 4, maxBytes, cancellation);
            if (result.TooLarge || EndsWithLength(packed, result.Length))
            {
                return result;
            }
            result.GiveBack();
            return Broken(MalformedBodyKind.BadCompression, "The compressed body is cut off.");
        }
        catch (InvalidDataException)
        {
            return Broken(MalformedBodyKind.BadCompression, "The body is not gzip, as the headers say, or is cut off.");
        }
    }

    // The stream does not miss a trailer that is cut off, and so would not have compared the checksum before it.
    private static bool EndsWithLength(in BodyBytes packed, int unpackedLength) =>
        packed.Length >= sizeof(uint)
        && BinaryPrimitives.ReadUInt32LittleEndian(packed.Bytes.AsSpan(packed.Length - sizeof(uint), sizeof(uint)))
            == (uint)unpackedLength;

    private static async ValueTask<BodyBytes> FillAsync(
        Stream source,
        int? expected,
        int maxBytes,
        CancellationToken cancellation
    )
    {
        // One byte more than allowed tells a body that ends at the limit from one that goes on.
        var capacity = Math.Clamp((expected ?? SmallestBuffer) + 1L, SmallestBuffer, maxBytes + 1L);
        var bytes = ArrayPool<byte>.Shared.Rent((int)capacity);
        var length = 0;
        try
        {
            while (true)
            {
                if (length == bytes.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(bytes.Length * 2L, maxBytes + 1L));
                    bytes.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(bytes);
                    bytes = larger;
                }
                var room = Math.Min(bytes.Length, maxBytes + 1) - length;
                var read = await source.ReadAsync(bytes.AsMemory(length, room), cancellation);
                if (read == 0)
                {
                    return new BodyBytes(bytes, length, tooLarge: false, null);
                }
                length += read;
                if (length > maxBytes)
                {
                    ArrayPool<byte>.Shared.Return(bytes);
                    return new BodyBytes(null, 0, tooLarge: true, null);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(bytes);
            throw;
        }
    }

    private static BodyBytes Broken(MalformedBodyKind kind, string detail) =>
        new(null, 0, tooLarge: false, new MalformedBody(kind, detail));
}
