using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>What a host's tag writes; the result is printed as <c>{{ }}</c> prints, Markup unescaped, and nothing where it is missing.</summary>
/// <param name="state">The render.</param>
/// <param name="site">Names this tag's place in its template, for tags that remember something between two runs (see <see cref="RenderState.TagState"/>).</param>
/// <param name="arguments">What stands after the tag's name.</param>
/// <param name="body">The rendered body where the tag has an end tag; empty otherwise.</param>
public delegate Value TagBody(RenderState state, object site, Arguments arguments, string body);

/// <summary>
/// A statement of the host's own: <c>{% name a, b, key=c %}</c> or <c>{% name(a, b, key=c) %}</c>, with a body where it has an end tag.
/// </summary>
/// <param name="Name">The word that begins the tag.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Body">What it writes.</param>
/// <param name="EndName">The word that ends the tag's body, or null for a tag without one.</param>
public sealed record TagDefinition(string Name, Parameters Parameters, TagBody Body, string? EndName = null);
