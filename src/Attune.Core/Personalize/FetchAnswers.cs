using System.Collections.Concurrent;

namespace Attune.Core.Personalize;

/// <summary>Lends out answers with their buffers. Safe for concurrent use.</summary>
internal sealed class FetchAnswers
{
    private const int Kept = 64;

    private readonly ConcurrentBag<FetchAnswer> idle = [];

    public FetchAnswer Rent() => idle.TryTake(out var answer) ? answer : new FetchAnswer(this);

    public void Return(FetchAnswer answer)
    {
        if (idle.Count < Kept)
        {
            idle.Add(answer);
        }
    }
}
