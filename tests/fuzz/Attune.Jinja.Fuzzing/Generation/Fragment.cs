using System.Text;

namespace Attune.Jinja.Fuzzing.Generation;

/// <summary>What a fragment may be replaced by when a differing template is shrunk.</summary>
internal enum FragmentKind
{
    /// <summary>A list of statements: any of them may go.</summary>
    Sequence,
    Statement,
    Expression,

    /// <summary>A part that only makes sense where it stands.</summary>
    Fixed,
}

/// <summary>
/// A piece of a generated template: literal parts with further pieces between them. The tree is what makes shrinking
/// possible without breaking the syntax.
/// </summary>
internal sealed class Fragment(FragmentKind kind, IReadOnlyList<string> literals, IReadOnlyList<Fragment> children)
{
    public FragmentKind Kind => kind;

    public IReadOnlyList<Fragment> Children => children;

    public static Fragment Literal(FragmentKind kind, string text) => new(kind, [text], []);

    /// <summary>Fills the holes marked § of the pattern with the children, in order.</summary>
    public static Fragment From(FragmentKind kind, string pattern, params Fragment[] children) =>
        new(kind, pattern.Split('§'), children);

    public static Fragment Sequence(IReadOnlyList<Fragment> children) =>
        new(FragmentKind.Sequence, Enumerable.Repeat("", children.Count + 1).ToArray(), children);

    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text);
        return text.ToString();
    }

    /// <summary>Every tree that is this one with one piece less.</summary>
    public IEnumerable<Fragment> Shrink()
    {
        if (kind == FragmentKind.Expression)
        {
            foreach (var child in children.Where(c => c.Kind == FragmentKind.Expression))
            {
                yield return child;
            }
        }

        if (kind == FragmentKind.Statement)
        {
            foreach (var child in children.Where(c => c.Kind is FragmentKind.Sequence or FragmentKind.Statement))
            {
                yield return child;
            }
        }

        if (kind == FragmentKind.Sequence)
        {
            for (var i = 0; i < children.Count; i++)
            {
                yield return Sequence([.. children.Where((_, at) => at != i)]);
            }
        }

        for (var i = 0; i < children.Count; i++)
        {
            foreach (var smaller in children[i].Shrink())
            {
                var at = i;
                yield return new Fragment(
                    kind,
                    literals,
                    [.. children.Select((child, k) => k == at ? smaller : child)]
                );
            }
        }
    }

    private void Write(StringBuilder text)
    {
        text.Append(literals[0]);
        for (var i = 0; i < children.Count; i++)
        {
            children[i].Write(text);
            text.Append(literals[i + 1]);
        }
    }
}
