using System.Text.Json;

namespace Attune.Core.Content.Apis;

/// <summary>
/// What a template passes to a content API, <c>ContentApi.Name({({...})})</c> (second seed). Immutable; two calls with
/// equal arguments are one call.
/// </summary>
/// <param name="WorkspaceId">Whose content API it is.</param>
/// <param name="Arguments">
/// A JSON object with any of <c>params</c>, <c>static_params</c>, <c>dynamic_params</c>, <c>request_body</c>; empty where
/// the template passed nothing.
/// </param>
public sealed record ContentApiCall(string WorkspaceId, JsonElement Arguments);
