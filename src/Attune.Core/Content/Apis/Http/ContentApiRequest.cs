using Attune.Core.Outbound;

namespace Attune.Core.Content.Apis.Http;

/// <summary>A call as it will be sent, but for the bearer token.</summary>
/// <param name="Outbound">The request.</param>
/// <param name="Key">Says all that makes its answer: equal keys of one record are equal requests.</param>
internal sealed record ContentApiRequest(OutboundRequest Outbound, string Key);
