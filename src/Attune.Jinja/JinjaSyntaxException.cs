namespace Attune.Jinja;

/// <summary>The source is not Jinja: known when the template is compiled.</summary>
public sealed class JinjaSyntaxException : JinjaException
{
    public JinjaSyntaxException(string message, int line, int column, string? templateName = null)
        : base(message)
    {
        Line = line;
        Column = column;
        TemplateName = templateName;
    }

    public override ErrorClass ErrorClass => ErrorClass.Syntax;
}
