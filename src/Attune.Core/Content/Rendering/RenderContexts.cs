using System.Collections.Concurrent;
using Attune.Core.Content.Apis;
using Attune.Core.Content.AuxiliaryFiles;
using Attune.Core.Content.Coupons;
using Attune.Core.Content.Library;
using Attune.Core.Content.ProductSets;
using Attune.Core.Content.Recommendations;

namespace Attune.Core.Content.Rendering;

/// <summary>Lends out render contexts, so that a render makes none. Safe for concurrent use.</summary>
public sealed class RenderContexts(
    ContentLibraries libraries,
    ContentApiCaller apis,
    ProductSetReader productSets,
    RecommendItems recommendations,
    Lazy<IAuxiliaryStore> auxiliary,
    TimeProvider time,
    CouponDispenser? coupons = null
)
{
    private const int Kept = 64;

    private readonly ConcurrentQueue<RenderContext> idle = new();

    /// <summary>A context that shows <paramref name="subject"/>, until it is given back.</summary>
    public RenderContext Rent(RenderSubject subject)
    {
        var context = idle.TryDequeue(out var known)
            ? known
            : new RenderContext(libraries, apis, productSets, recommendations, auxiliary, time, coupons);
        context.Show(subject);
        return context;
    }

    /// <summary>Takes a context back, and forgets whom it showed.</summary>
    public void Return(RenderContext context)
    {
        context.Forget();
        if (idle.Count < Kept)
        {
            idle.Enqueue(context);
        }
    }
}
