using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace Attune.Core.Exposures;

/// <summary>The UUID of a user's one assignment in an experience: two requests at once make the same, and it counts once.</summary>
internal static class AssignmentUuid
{
    private const byte Version = 0x80;
    private const byte Variant = 0x80;

    /// <summary>A UUID of version 8 (RFC 9562): 122 bits of XXH128 over both ids.</summary>
    public static Guid Of(Guid userId, string experienceId)
    {
        Span<byte> input = stackalloc byte[16 + Encoding.UTF8.GetMaxByteCount(experienceId.Length)];
        userId.TryWriteBytes(input, bigEndian: true, out _);
        var length = 16 + Encoding.UTF8.GetBytes(experienceId, input[16..]);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, XxHash128.HashToUInt128(input[..length]));
        bytes[6] = (byte)((bytes[6] & 0x0F) | Version);
        bytes[8] = (byte)((bytes[8] & 0x3F) | Variant);
        return new Guid(bytes, bigEndian: true);
    }
}
