using Attune.Decisions;

namespace Attune.Core.Personalize;

/// <summary>One experience that is served, rendered.</summary>
/// <param name="Decision">What was decided; it has a variation.</param>
/// <param name="Payload">
/// A JSON object in UTF-8: <c>{"Title":{"value":…,"data_type":"string"}}</c> (wire.md 1.6). It lives as long as the
/// <see cref="FetchAnswer"/> that it came with.
/// </param>
public readonly record struct ServedExperience(Decision Decision, ReadOnlyMemory<byte> Payload);
