using Attune.Core.Content.Rendering;
using Attune.Jinja;

namespace Attune.Core.Content.Preview;

/// <summary>Finds the category of a template's error (wire.md 3.3).</summary>
internal static class FailureDiagnostics
{
    public static RenderDiagnostic Describe(string path, JinjaException error) =>
        new(CategoryOf(error), path, MessageOf(error))
        {
            Source = error.TemplateName,
            Line = error.Line,
            Column = error.Column,
        };

    private static DiagnosticCategory CategoryOf(JinjaException error) =>
        error switch
        {
            JinjaSyntaxException => DiagnosticCategory.JinjaSyntax,
            JinjaUndefinedException { Undefined.Owner: UserAttributes } => DiagnosticCategory.UserAttribute,
            JinjaUndefinedException { Undefined.Owner: EventAttributes } => DiagnosticCategory.EventAttribute,
            JinjaRuntimeException { PythonType: "TypeError" or "ValueError" } => DiagnosticCategory.DataTypeMismatch,
            _ => DiagnosticCategory.Uncategorized,
        };

    private static string MessageOf(JinjaException error) =>
        error switch
        {
            JinjaSyntaxException => $"Error in parsing jinja template format. Error {error.Message}",
            JinjaUndefinedException { Undefined: { Owner: UserAttributes or EventAttributes, Name: { } name } } =>
                $"{name} is missing",
            _ => error.Message,
        };
}
