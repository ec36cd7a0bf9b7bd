namespace Attune.Server.Management.Http;

/// <summary>The query parameters of a call, for the OpenAPI document.</summary>
internal sealed record QueryMetadata(IReadOnlyList<(string Name, string Description)> Parameters);
