using System.Globalization;
using System.Text;

namespace Attune.Jinja;

/// <summary>
/// An error in a template: what is wrong, where, and what may have been meant. Its texts hold parts of the template, the types of
/// values and the keys that were looked up, but no other values of a context.
/// </summary>
public abstract class JinjaException(string message, Exception? inner = null) : Exception(message, inner)
{
    public abstract ErrorClass ErrorClass { get; }

    /// <summary>The template's name, or null for one made from a string.</summary>
    public string? TemplateName { get; internal set; }

    /// <summary>The line, from 1; 0 where it is not known.</summary>
    public int Line { get; internal set; }

    /// <summary>The column, from 1; 0 where it is not known.</summary>
    public int Column { get; internal set; }

    /// <summary>What the parser would have accepted, where that is known.</summary>
    public string? Expected { get; internal init; }

    /// <summary>What was there instead.</summary>
    public string? Found { get; internal init; }

    /// <summary>The nearest known name, where one is near.</summary>
    public string? Suggestion { get; internal set; }

    /// <summary>True once the error knows its place; inner places win over outer ones.</summary>
    internal bool IsLocated => Line > 0;

    internal void Locate(string? templateName, int line, int column)
    {
        if (!IsLocated)
        {
            TemplateName ??= templateName;
            Line = line;
            Column = column;
        }
    }

    /// <summary>The message, the line of <paramref name="source"/> that it is about, and a caret under the column.</summary>
    public string FormatWithCaret(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var text = new StringBuilder();
        text.Append(ErrorClass.ToString().ToLowerInvariant()).Append(" error");
        if (TemplateName is not null)
        {
            text.Append(" in ").Append(TemplateName);
        }
        if (Line > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" at line {Line}");
            if (Column > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $", column {Column}");
            }
        }
        text.Append(": ").Append(Message).Append('\n');
        string? line = LineOf(source, Line);
        if (line is not null)
        {
            string number = Line.ToString(CultureInfo.InvariantCulture);
            text.Append("  ").Append(number).Append(" | ").Append(line).Append('\n');
            if (Column > 0)
            {
                text.Append(' ', number.Length + 2).Append(" | ");
                for (int i = 0; i < Column - 1 && i < line.Length; i++)
                {
                    text.Append(line[i] == '\t' ? '\t' : ' ');
                }
                text.Append("^\n");
            }
        }
        if (Expected is not null)
        {
            text.Append("  expected: ").Append(Expected).Append('\n');
        }
        if (Found is not null)
        {
            text.Append("  found: ").Append(Found).Append('\n');
        }
        if (Suggestion is not null)
        {
            text.Append("  did you mean '").Append(Suggestion).Append("'?\n");
        }
        return text.ToString();
    }

    private static string? LineOf(string source, int line)
    {
        if (line <= 0)
        {
            return null;
        }
        int current = 1;
        foreach (ReadOnlySpan<char> text in source.AsSpan().EnumerateLines())
        {
            if (current++ == line)
            {
                return text.ToString();
            }
        }
        return null;
    }
}
