using System.Buffers;

namespace Attune.Jinja.Text;

/// <summary>Which names the <c>xmlattr</c> filter writes: none with a character that would end the name and begin something else.</summary>
internal static class AttributeName
{
    private static readonly SearchValues<char> Illegal = SearchValues.Create(" \t\n\r\f\v/>=");

    public static bool IsLegal(ReadOnlySpan<char> name) => !name.ContainsAny(Illegal);
}
