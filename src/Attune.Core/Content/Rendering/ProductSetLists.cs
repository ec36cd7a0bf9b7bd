using Attune.Core.Content.Library;
using Attune.Core.Content.ProductSets;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// <c>ProductSet.Name</c>: the items of the active product set of that name, in order; each a dict of the item's
/// attributes. A set that is not there is undefined; one that chooses nothing is an empty list.
/// </summary>
internal sealed class ProductSetLists(RenderContext context) : HostObject
{
    public override string TypeName => RenderVariables.ProductSet;

    protected override bool TryGetMember(Value key, RenderState state, out Value value)
    {
        if (!key.TryGetString(out var name))
        {
            value = default;
            return false;
        }
        if (!context.Library.ProductSets.TryGetValue(name, out var set))
        {
            var hint = $"Product Set {name} not found";
            context.Diagnostics?.NotFound(DiagnosticCategory.ProductSet, hint);
            value = state.UndefinedWithHint(hint, name);
            return true;
        }
        if (set.Record.RecommendationType != ProductSet.ItemAttribute)
        {
            value = state.Await(set, token => context.Waits.CountAsync(RecommendAsync(set, token)));
            return true;
        }
        var reader = context.ProductSets;
        var workspaceId = context.WorkspaceId;
        if (!set.Items.TryGet(reader, workspaceId, out value))
        {
            value = state.Await(
                set,
                token =>
                    context.Waits.CountAsync(
                        new ValueTask<Value>(set.Items.LoadAsync(reader, workspaceId).WaitAsync(token))
                    )
            );
        }
        return true;
    }

    // Of the user as they are at this moment: what was just clicked counts.
    private async ValueTask<Value> RecommendAsync(LibraryProductSet set, CancellationToken cancellationToken) =>
        ProductSetReader.ToList(
            await context.Recommendations.ExecuteAsync(
                context.WorkspaceId,
                set,
                context.User,
                anchor: null,
                cancellationToken
            )
        );
}
