namespace Attune.Jinja.Values;

/// <summary>Marks a <see cref="Value"/> whose 8-byte payload is the number itself, so that numbers need no box.</summary>
internal sealed class NumberTag
{
    public static readonly NumberTag Int = new(ValueKind.Int);
    public static readonly NumberTag Float = new(ValueKind.Float);

    private NumberTag(ValueKind kind) => Kind = kind;

    public readonly ValueKind Kind;
}
