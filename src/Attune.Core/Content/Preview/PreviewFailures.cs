using Attune.Jinja;

namespace Attune.Core.Content.Preview;

/// <summary>Says of a template's error what a caller needs: which leaf, where, and what was expected.</summary>
internal static class PreviewFailures
{
    /// <summary>The problem at a leaf's path; a failure in a content block names the block.</summary>
    public static PreviewProblem Describe(string path, JinjaException error) =>
        new(path, PreviewProblemKind.TemplateFailed)
        {
            Failure = new TemplateFailure(
                error.TemplateName,
                error.Line,
                error.Column,
                error.Suggestion is null ? error.Message : $"{error.Message}; did you mean '{error.Suggestion}'?",
                error.Expected
            ),
        };
}
