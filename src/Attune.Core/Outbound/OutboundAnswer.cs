using System.Net;

namespace Attune.Core.Outbound;

/// <summary>An answer whose body is still arriving. Lives as long as the call that handed it out.</summary>
/// <param name="Status">Any status; also one of an error.</param>
/// <param name="MediaType">The content type without parameters, in lower case; null where none was sent.</param>
/// <param name="RetryAfter">How long the server asks not to be asked again; null where it says nothing.</param>
/// <param name="Body">Unpacked; reading beyond the request's limit throws <see cref="OutboundException"/>.</param>
public sealed record OutboundAnswer(HttpStatusCode Status, string? MediaType, TimeSpan? RetryAfter, Stream Body);
