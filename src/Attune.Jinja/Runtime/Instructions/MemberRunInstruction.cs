using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>
/// Writes several members of one variable with text between them, as the rows of tables do. A dictionary whose members stand in the order
/// in which they are written is walked instead of searched.
/// </summary>
internal sealed class MemberRunInstruction(Evaluator owner, MemberWrite[] members, bool escape)
    : Instruction(members[0].Place)
{
    /// <summary>The fewest members that are worth it.</summary>
    public const int MinLength = 3;

    // Members between those that are written are stepped over, but not many.
    private const int MaxSteps = 3;

    // Where dictionaries come in another order, walking them is given up. Renders on several threads may count past each other.
    private const int MaxMisses = 8;
    private int _misses;

    public override Signal Run(Frame frame)
    {
        int index = 0;
        try
        {
            if (owner.Evaluate(frame)._ref is Dictionary<string, object?> dictionary && _misses < MaxMisses)
            {
                Walk(frame, dictionary, ref index);
            }
            for (; index < members.Length; index++)
            {
                ref MemberWrite write = ref members[index];
                frame.Output.Append(write.Before.AsSpan());
                write.Member.Write(frame, escape);
            }
            return Signal.None;
        }
        catch (JinjaException error) when (Locate(error, members[index].Place, frame))
        {
            throw;
        }
    }

    private void Walk(Frame frame, Dictionary<string, object?> dictionary, ref int index)
    {
        TextBuffer output = frame.Output;
        Dictionary<string, object?>.Enumerator entries = dictionary.GetEnumerator();
        for (; index < members.Length; index++)
        {
            ref MemberWrite write = ref members[index];
            if (!TryFind(ref entries, write.Member.Name))
            {
                _misses++;
                return;
            }
            object? found = entries.Current.Value;
            if (escape && found is string text)
            {
                output.AppendEscaped(write.Before.AsSpan(), text);
                continue;
            }
            output.Append(write.Before.AsSpan());
            OutputWriter.WriteHost(frame, found, escape);
        }
    }

    private static bool TryFind(ref Dictionary<string, object?>.Enumerator entries, string name)
    {
        for (int i = 0; i < MaxSteps && entries.MoveNext(); i++)
        {
            string key = entries.Current.Key;
            if (key.Length == name.Length && key == name)
            {
                return true;
            }
        }
        return false;
    }
}
