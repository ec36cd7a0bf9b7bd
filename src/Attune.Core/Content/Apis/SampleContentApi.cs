using System.Text.Json;

namespace Attune.Core.Content.Apis;

/// <summary>
/// A content API that answers with stored JSON, so that a template can be written before the real source exists. Every
/// string leaf is a template that sees the call's <c>params</c>, <c>static_params</c>, <c>dynamic_params</c> and
/// <c>request_body</c>; other leaves and all keys stay as they are.
/// </summary>
public sealed record SampleContentApi : ContentApi
{
    public const string KindName = "sample";

    public required JsonElement Response { get; init; }
}
