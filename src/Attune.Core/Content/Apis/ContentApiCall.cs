using System.Text.Json;
using Attune.Jinja;

namespace Attune.Core.Content.Apis;

/// <summary>
/// What a template passes to a content API, <c>ContentApi.Name({({...})})</c> (second seed). Immutable; two calls with
/// equal arguments for one subject are one call.
/// </summary>
/// <param name="WorkspaceId">Whose content API it is.</param>
/// <param name="Arguments">
/// A JSON object with any of <c>params</c>, <c>static_params</c>, <c>dynamic_params</c>, <c>request_body</c>; empty where
/// the template passed nothing.
/// </param>
/// <param name="Subject">
/// What the templates of the content API's own configuration see of the render: <c>UserAttribute</c>,
/// <c>EventAttribute</c> and the like. Read before the call first waits, and not after.
/// </param>
public sealed record ContentApiCall(string WorkspaceId, JsonElement Arguments, IJinjaContext Subject);
