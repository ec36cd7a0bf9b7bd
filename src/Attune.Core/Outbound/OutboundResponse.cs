using System.Net;

namespace Attune.Core.Outbound;

/// <summary>What another server answered, whole.</summary>
/// <param name="Status">Any status; also one of an error.</param>
/// <param name="MediaType">The content type without parameters, in lower case; null where none was sent.</param>
/// <param name="Body">Unpacked.</param>
/// <param name="RetryAfter">How long it asks not to be asked again; null where it says nothing.</param>
public sealed record OutboundResponse(
    HttpStatusCode Status,
    string? MediaType,
    ReadOnlyMemory<byte> Body,
    TimeSpan? RetryAfter
)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
