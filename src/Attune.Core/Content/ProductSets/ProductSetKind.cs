using Attune.Core.Content.Catalogs;
using Attune.Core.Content.Library;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Records;
using Attune.Decisions;
using Attune.Decisions.Validation;

namespace Attune.Core.Content.ProductSets;

/// <summary>Product sets as records that people create, change and delete.</summary>
public sealed class ProductSetKind(
    FindCatalogs catalogs,
    ContentLibraries libraries,
    ContentLimits limits,
    TimeProvider time
) : IRecordKind<ProductSetContent, ProductSet>
{
    private const int MaximumDescription = 2_000;

    public string Kind => ContentKinds.ProductSet;

    public string Noun => "product set";

    public string NameOf(ProductSet record) => record.Name;

    public ProductSet Compose(string id, ProductSetContent content, ProductSet? before)
    {
        var now = time.GetUtcNow();
        return new ProductSet
        {
            Id = id,
            Name = content.Name,
            Description = content.Description,
            RecommendationType = content.RecommendationType,
            Status = content.Archived ? ProductSetStatus.Archived : ProductSetStatus.Active,
            CatalogId = content.CatalogId,
            Items = content.Items,
            IncludeFilters = content.IncludeFilters,
            ExcludeFilters = content.ExcludeFilters,
            Sort = content.Sort,
            Trends = content.Trends,
            UserActions = content.UserActions,
            Limit = content.Limit,
            CreatedAt = before?.CreatedAt ?? now,
            UpdatedAt = now,
        };
    }

    public IReadOnlyList<ConfigurationProblem> Check(ProductSet record, WorkspaceDocument workspace)
    {
        var problems = new ProblemList();
        if (Texts.CheckName(record.Name) is { } name)
        {
            problems.Add("name", name);
        }
        if (record.Description.Length > MaximumDescription)
        {
            problems.Add("description", $"Expected at most {MaximumDescription} characters.");
        }
        if (catalogs.Find(workspace.WorkspaceId, record.CatalogId) is null)
        {
            problems.Add("catalog_id", "There is no such catalog.");
        }
        if (record.Items.Count > ProductSet.MaxLimit)
        {
            problems.Add("items", $"Expected at most {ProductSet.MaxLimit} items.");
        }
        ProductSetRules.Compile(record, problems);
        var others = libraries
            .Current(workspace.WorkspaceId)
            .Entries.Values.Count(entry => entry.ProductSet is { } set && set.Record.Id != record.Id);
        if (others >= limits.ProductSets)
        {
            problems.Add("name", $"The workspace has {others} product sets, which is the most.");
        }
        return problems.All;
    }

    public WorkspaceDocument Replace(WorkspaceDocument workspace, string id, ProductSet? record) => workspace;

    public string? WhyFixed(ProductSet record) => null;
}
