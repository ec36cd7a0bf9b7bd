using Attune.Jinja;

namespace Attune.Core.Content.Rendering;

/// <summary>A string of a JSON document. Immutable.</summary>
/// <param name="Path">Where it stands: <c>data[0].title</c>.</param>
/// <param name="Text">The string.</param>
/// <param name="Template">The string as a template; null where it stands for itself, or does not compile.</param>
internal sealed record JsonLeaf(string Path, string Text, Template? Template);
