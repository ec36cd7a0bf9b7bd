using System.Globalization;
using Attune.Core.Content.Library;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Validation;
using Attune.Jinja;

namespace Attune.Core.Content.Blocks;

/// <summary>Everything that can be wrong with a content block among the others of its workspace. Safe for concurrent use.</summary>
public sealed class ContentBlockCheck(ContentLibraries libraries, ContentTemplates templates)
{
    public const int MaxName = 100;
    public const int MaxDescription = 2_000;
    public const int MaxListed = 100;
    private const int MaxListedLength = 2_048;

    /// <summary>All problems, each with its field.</summary>
    internal IReadOnlyList<ConfigurationProblem> Check(string workspaceId, ContentBlock block)
    {
        var problems = new ProblemList();
        var library = libraries.Current(workspaceId);
        CheckTexts(block, problems);
        CheckNames(block, library, problems);
        CheckTemplate(block, library, problems);
        return problems.All;
    }

    internal static string TooLarge(int bytes) =>
        $"The block has {bytes} bytes, and may have {DocumentLimits.MaximumBytes}.";

    private static void CheckTexts(ContentBlock block, ProblemList problems)
    {
        if (Texts.CheckName(block.Name, maximum: MaxName) is { } name)
        {
            problems.Add("name", name);
        }
        if (Texts.CheckName(block.Label, maximum: MaxName) is { } label)
        {
            problems.Add("label", label);
        }
        else if (block.Label.AsSpan().ContainsAny('\'', '"', '\\'))
        {
            problems.Add("label", "Expected no quotation marks and no backslashes, since templates quote the label.");
        }
        if (block.Description.Length > MaxDescription)
        {
            problems.Add("description", $"Expected at most {MaxDescription} characters.");
        }
        if (block.Status == ContentBlockStatus.Archived)
        {
            problems.Add("status", "Expected ACTIVE or DRAFT.");
        }
        CheckList(block.ContentBlockUsed, problems.Member("content_block_used"));
        CheckList(block.TagIds, problems.Member("tag_ids"));
        CheckList(block.TeamIds, problems.Member("team_ids"));
        CheckList(block.ImagesUsed, problems.Member("images_used"));
        for (var at = 0; at < block.ImagesUsed.Count; at++)
        {
            if (!Uri.TryCreate(block.ImagesUsed[at], UriKind.Absolute, out _))
            {
                problems.Member("images_used").Item(at).Add("Expected an absolute URI.");
            }
        }
    }

    private static void CheckList(IReadOnlyList<string> listed, ProblemList problems)
    {
        if (listed.Count > MaxListed)
        {
            problems.Add($"Expected at most {MaxListed} entries.");
        }
        for (var at = 0; at < listed.Count; at++)
        {
            if (listed[at].Length is 0 or > MaxListedLength)
            {
                problems.Item(at).Add($"Expected 1 to {MaxListedLength} characters.");
            }
        }
    }

    private static void CheckNames(ContentBlock block, ContentLibrary library, ProblemList problems)
    {
        var others = library
            .Entries.Values.Select(entry => entry.Block?.Record)
            .OfType<ContentBlock>()
            .Where(other => other.Id != block.Id)
            .ToList();
        if (others.Any(other => other.Label == block.Label))
        {
            problems.Add("label", $"A content block with the label {block.Label} exists already.");
        }
        if (others.Any(other => other.Name == block.Name))
        {
            problems.Add("name", $"A content block with the name {block.Name} exists already.");
        }
        // Both are in use: the schema says names, templates say labels.
        var known = others.SelectMany(other => new[] { other.Name, other.Label }).ToHashSet(StringComparer.Ordinal);
        var missing = block.ContentBlockUsed.Where(used => !known.Contains(used)).Distinct().ToList();
        if (missing.Count > 0)
        {
            problems.Add(
                "content_block_used",
                $"Content Blocks [{string.Join(", ", missing.Select(name => $"'{name}'"))}] not found"
            );
        }
    }

    private void CheckTemplate(ContentBlock block, ContentLibrary library, ProblemList problems)
    {
        if (block.RawContent.Length > ContentLimits.MaxSource)
        {
            problems.Add("raw_content", $"Expected at most {ContentLimits.MaxSource} characters.");
            return;
        }
        Template template;
        try
        {
            template = templates.Environment.FromString(block.RawContent);
        }
        catch (JinjaException error)
        {
            if (block.Status == ContentBlockStatus.Active)
            {
                problems.Add("raw_content", Describe(error));
            }
            return;
        }
        var cycle = ContentBlockCycle.Find(block.Id, block.Label, template, library);
        if (cycle.Count > 0)
        {
            problems.Add("raw_content", $"Content blocks use each other in a circle: {string.Join(" > ", cycle)}");
        }
    }

    private static string Describe(JinjaException error)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"Line {error.Line}, column {error.Column}: ");
        var expected = error.Expected is null ? "" : $" (expected {error.Expected})";
        return (error.Line > 0 ? place : "") + error.Message + expected;
    }
}
