namespace Attune.Core.Content.Templates;

/// <summary>Finds stored templates, the newest version of each unless versions are named. Safe for concurrent use.</summary>
public sealed class SearchTemplates(TemplateShelf shelf)
{
    public async Task<FoundTemplates> ExecuteAsync(
        string workspaceId,
        TemplateChannel channel,
        TemplateQuery query,
        CancellationToken cancellationToken
    )
    {
        var heads = (await shelf.HeadsAsync(workspaceId, cancellationToken))
            .Select(stored => stored.Head)
            .Where(head => head.Channel == channel)
            .ToList();
        var wanted = Order(heads.Where(query.Takes), query.Sort)
            .SelectMany(head => Versions(head, query).Select(version => (Head: head, Version: version)))
            .ToList();
        var page = new List<FoundTemplate>();
        foreach (var (head, version) in wanted.Skip((query.Page - 1) * query.Entries).Take(query.Entries))
        {
            if (await shelf.FindAsync(workspaceId, head.ExternalTemplateId, version, cancellationToken) is { } template)
            {
                page.Add(new FoundTemplate(template, query.Grouped ? Group(heads, head) : []));
            }
        }
        return new FoundTemplates(page, wanted.Count);
    }

    private static IEnumerable<int> Versions(TemplateHead head, TemplateQuery query) =>
        query.Versions.Count == 0
            ? [head.LatestVersion]
            : query
                .Versions.Where(asked =>
                    asked.ExternalTemplateId == head.ExternalTemplateId
                    && asked.Version >= 1
                    && asked.Version <= head.LatestVersion
                )
                .Select(asked => asked.Version)
                .Distinct();

    private static IReadOnlyList<TemplateHead> Group(List<TemplateHead> heads, TemplateHead parent) =>
        [parent, .. heads.Where(head => head.GroupId == parent.ExternalTemplateId && head != parent)];

    private static IEnumerable<TemplateHead> Order(
        IEnumerable<TemplateHead> heads,
        IReadOnlyList<(TemplateSortKey Key, bool Descending)> sort
    )
    {
        var by = sort.Count > 0 ? sort : [(TemplateSortKey.LastModifiedDate, true)];
        var ordered = heads.Order(Comparer<TemplateHead>.Create((left, right) => Compare(left, right, by)));
        return ordered;
    }

    private static int Compare(
        TemplateHead left,
        TemplateHead right,
        IReadOnlyList<(TemplateSortKey Key, bool Descending)> sort
    )
    {
        foreach (var (key, descending) in sort)
        {
            var order = key switch
            {
                TemplateSortKey.TemplateName => string.Compare(
                    left.TemplateName,
                    right.TemplateName,
                    StringComparison.OrdinalIgnoreCase
                ),
                TemplateSortKey.LastModifiedBy => string.Compare(
                    left.UpdatedBy,
                    right.UpdatedBy,
                    StringComparison.OrdinalIgnoreCase
                ),
                _ => left.UpdatedAt.CompareTo(right.UpdatedAt),
            };
            if (order != 0)
            {
                return descending ? -order : order;
            }
        }
        return string.CompareOrdinal(left.ExternalTemplateId, right.ExternalTemplateId);
    }
}
