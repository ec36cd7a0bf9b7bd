namespace Attune.Jinja.Syntax;

/// <summary>Text of a template, read where it stands in the source instead of being cut out.</summary>
internal readonly record struct TextSlice(string Source, int Start, int Length)
{
    public TextSlice(string text)
        : this(text, 0, text.Length) { }

    public static TextSlice Empty => new("");

    public bool IsEmpty => Length == 0;

    public ReadOnlySpan<char> AsSpan() => Source.AsSpan(Start, Length);

    public override string ToString() => AsSpan().ToString();

    /// <summary>This text and another behind it.</summary>
    public TextSlice Append(TextSlice next) =>
        next.IsEmpty ? this
        : IsEmpty ? next
        : new TextSlice(string.Concat(AsSpan(), next.AsSpan()));
}
