using System.Text.Json.Serialization;
using Attune.Core.Content.Apis.Http;

namespace Attune.Core.Content.Apis;

/// <summary>
/// A named source that templates call, <c>ContentApi.Name({...})</c>. Each kind of source is one derived record, and one
/// <see cref="IContentApiSource"/> answers for it. Immutable and therefore safe to share between threads.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SampleContentApi), SampleContentApi.KindName)]
[JsonDerivedType(typeof(HttpContentApi), HttpContentApi.KindName)]
public abstract record ContentApi
{
    public required string Id { get; init; }

    /// <summary>What templates say: unique in the workspace, compared exactly.</summary>
    public required string Name { get; init; }

    public string Description { get; init; } = "";
}
