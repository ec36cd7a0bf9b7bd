using Attune.Decisions.Experiences;
using Attune.Decisions.Rules.Compilation;
using Attune.Decisions.Validation;
using Attune.Jinja;
using NodaTime;

namespace Attune.Decisions;

/// <summary>Compiles a workspace's records one by one; a broken one is left out and reported.</summary>
internal sealed class SnapshotCompiler
{
    private readonly WorkspaceDocument _document;
    private readonly List<RecordProblem> _problems = [];
    private readonly WorkspaceRules _rules;
    private readonly VariableCompiler _variables;

    public SnapshotCompiler(WorkspaceDocument document, JinjaEnvironment environment)
    {
        _document = document;
        _variables = new(environment, document.Limits);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(document.TimeZone);
        if (zone is null)
        {
            Report(
                RecordKind.Workspace,
                document.WorkspaceId,
                document.WorkspaceId,
                new ConfigurationProblem(
                    "time_zone",
                    $"\"{document.TimeZone}\" is not a time zone; days are counted in UTC."
                )
            );
        }

        _rules = new(document, zone ?? DateTimeZone.Utc);
    }

    public CompiledSnapshot Compile()
    {
        _rules.Segments.CompileAll();
        foreach (var entry in _rules.Segments.All)
        {
            Report(RecordKind.Segment, entry.Segment.Id, entry.Segment.Name, entry.Problems);
        }

        var (shares, broken) = CompileGroups();
        var experiences = new Dictionary<string, CompiledExperience>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var experience in _document.Experiences)
        {
            var problems = new ProblemList();
            if (!ids.Add(experience.Id))
            {
                problems.Add("id", "Another experience has this id.");
            }

            if (experiences.ContainsKey(experience.Key))
            {
                problems.Add("key", "Another experience has this key.");
            }

            if (broken.TryGetValue(experience.Id, out var group))
            {
                problems.Add($"Its exclusive group \"{group}\" has problems.", ProblemKind.NotFound);
            }

            var share = shares.GetValueOrDefault(experience.Id);
            if (Compile(experience, share, problems) is { } compiled && problems.Count == 0)
            {
                experiences.Add(experience.Key, compiled);
            }

            Report(RecordKind.Experience, experience.Id, experience.Key, problems);
        }

        var control = CheckControlGroup();
        return new(new(_document, _rules, experiences, control), _problems);
    }

    // Records are checked when they are saved; one that came in another way, with a null where none may be, must not take the
    // others down.
    private CompiledExperience? Compile(Experience experience, ExclusionShare? share, ProblemList problems)
    {
        try
        {
            return ExperienceCompiler.Compile(experience, share, _rules, _variables, problems);
        }
        catch (Exception e) when (RecordFault.Is(e))
        {
            problems.Add(RecordFault.Message);
            return null;
        }
    }

    // Without its group an experience would reach users who belong to another one, so it goes with its group.
    private (Dictionary<string, ExclusionShare> Shares, Dictionary<string, string> Broken) CompileGroups()
    {
        var shares = new Dictionary<string, ExclusionShare>(StringComparer.Ordinal);
        var broken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in _document.ExclusionGroups)
        {
            var problems = new ProblemList();
            try
            {
                ExclusionGroupCompiler.Compile(group, _document.Limits, shares, problems);
            }
            catch (Exception e) when (RecordFault.Is(e))
            {
                problems.Add(RecordFault.Message);
            }

            Report(RecordKind.ExclusionGroup, group.Id, group.Name, problems);
            foreach (var member in problems.Count > 0 ? group.Members ?? [] : [])
            {
                broken.TryAdd(member.ExperienceId, group.Name);
            }
        }

        return (shares, broken);
    }

    private GlobalControlGroup? CheckControlGroup()
    {
        if (_document.GlobalControlGroup is not { } group)
        {
            return null;
        }

        var problems = new ProblemList();
        Percentages.Check(group.Percentage, problems, "percentage", 99.99m);
        if (group.Salt is { Length: 0 or > 100 })
        {
            problems.Add("salt", "A salt has 1 to 100 characters.");
        }

        Report(RecordKind.GlobalControlGroup, _document.WorkspaceId, "global control group", problems);
        return problems.Count == 0 ? group : null;
    }

    private void Report(RecordKind kind, string id, string name, ProblemList problems)
    {
        foreach (var problem in problems.All)
        {
            Report(kind, id, name, problem);
        }
    }

    private void Report(RecordKind kind, string id, string name, ConfigurationProblem problem) =>
        _problems.Add(new(kind, id, name, problem));
}
