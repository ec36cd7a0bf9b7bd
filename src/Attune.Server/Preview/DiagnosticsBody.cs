using System.Text.Json.Serialization;
using Attune.Core.Content.Preview;
using Attune.Core.Content.Rendering;

namespace Attune.Server.Preview;

/// <summary>One thing that is wrong with a template for a user, under the categories of wire.md 3.3.</summary>
internal sealed record DiagnosticsBody
{
    private const string Parameter = "diagnostics";

    public required string Category { get; init; }

    /// <summary>The path of the payload's leaf.</summary>
    public required string Target { get; init; }

    public required string Message { get; init; }

    /// <summary>What it is in, where it is not the leaf itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Column { get; init; }

    /// <summary>Whether the request asks for them; a value that is neither true nor false is a mistake.</summary>
    public static bool AreAsked(IQueryCollection query, List<PreviewProblem> problems)
    {
        if (!query.TryGetValue(Parameter, out var value) || bool.TryParse(value, out var asked) && !asked)
        {
            return false;
        }
        if (bool.TryParse(value, out _))
        {
            return true;
        }
        problems.Add(
            new PreviewProblem(Parameter, PreviewProblemKind.NotAllowed) { Found = value, Allowed = ["true", "false"] }
        );
        return false;
    }

    public static IReadOnlyList<DiagnosticsBody> From(IReadOnlyList<RenderDiagnostic> diagnostics) =>
        [
            .. diagnostics.Select(diagnostic => new DiagnosticsBody
            {
                Category = NameOf(diagnostic.Category),
                Target = diagnostic.Target,
                Message = diagnostic.Message,
                Source = diagnostic.Source,
                Line = diagnostic.Line == 0 ? null : diagnostic.Line,
                Column = diagnostic.Column == 0 ? null : diagnostic.Column,
            }),
        ];

    private static string NameOf(DiagnosticCategory category) =>
        category switch
        {
            DiagnosticCategory.UserAttribute => "User attribute",
            DiagnosticCategory.EventAttribute => "Event attribute",
            DiagnosticCategory.BusinessEvent => "Business event",
            DiagnosticCategory.CampaignAttribute => "Campaign attribute",
            DiagnosticCategory.ContentBlock => "Content block",
            DiagnosticCategory.ContentApi => "Content API",
            DiagnosticCategory.ProductSet => "Product set",
            DiagnosticCategory.UnknownAttribute => "Unknown attribute",
            DiagnosticCategory.JinjaSyntax => "Jinja syntax",
            DiagnosticCategory.DataTypeMismatch => "Data type mismatch",
            DiagnosticCategory.Custom => "Custom",
            _ => "Uncategorized",
        };
}
