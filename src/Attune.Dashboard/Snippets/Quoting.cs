using System.Text;

namespace Attune.Dashboard.Snippets;

/// <summary>Texts as literals. What is not ASCII stays as it is: every one of these languages reads UTF-8.</summary>
internal static class Quoting
{
    /// <summary>Between double quotes, with the escapes that C, Java, Go, Python and JavaScript share.</summary>
    public static string Double(string text)
    {
        var quoted = new StringBuilder(text.Length + 16).Append('"');
        foreach (var c in text)
        {
            quoted.Append(
                c switch
                {
                    '\\' => "\\\\",
                    '"' => "\\\"",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    _ => c.ToString(),
                }
            );
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>Between single quotes, as PHP and Ruby read them: nothing inside is replaced.</summary>
    public static string Single(string text) => $"'{text.Replace("\\", "\\\\").Replace("'", "\\'")}'";

    /// <summary>Between single quotes, as a shell reads them.</summary>
    public static string Shell(string text) => $"'{text.Replace("'", "'\\''")}'";

    /// <summary>Every line after the first moved in.</summary>
    public static string Indent(string text, string by) => text.Replace("\n", "\n" + by);
}
