using System.Collections.Concurrent;

namespace Attune.Core.Personalize;

/// <summary>Lends out answers with their buffers. Safe for concurrent use.</summary>
internal sealed class FetchAnswers
{
    private const int Kept = 64;

    private readonly ConcurrentQueue<FetchAnswer> idle = new();

    public FetchAnswer Rent() => idle.TryDequeue(out var answer) ? answer : new FetchAnswer(this);

    public void Return(FetchAnswer answer)
    {
        if (idle.Count < Kept)
        {
            idle.Enqueue(answer);
        }
    }
}
