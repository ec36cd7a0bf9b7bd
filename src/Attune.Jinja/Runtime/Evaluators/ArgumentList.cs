using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>The arguments of a call, ready to be evaluated.</summary>
internal sealed class ArgumentList(Evaluator[] values, string[] keywords, Evaluator? starred, Evaluator? doubleStarred)
{
    public static readonly ArgumentList Empty = new([], [], null, null);

    /// <summary>Positional values, then one for each keyword.</summary>
    public readonly Evaluator[] Values = values;
    public readonly string[] Keywords = keywords;

    /// <summary>True where neither <c>*</c> nor <c>**</c> is used, so that the number of arguments is known.</summary>
    public bool IsFixed => starred is null && doubleStarred is null;

    public bool IsEmpty => IsFixed && Values.Length == 0;

    /// <summary>True where each value is a constant.</summary>
    public bool IsConstant => IsFixed && Array.TrueForAll(Values, value => value.IsConstant);

    public void Evaluate(Frame frame, Span<Value> destination)
    {
        for (int i = 0; i < Values.Length; i++)
        {
            destination[i] = Values[i].Evaluate(frame);
        }
    }

    /// <summary>Evaluates with what <c>*</c> and <c>**</c> bring.</summary>
    public Value[] EvaluateOpen(Frame frame, out string[] keywords)
    {
        int positional = Values.Length - Keywords.Length;
        var positionalValues = new List<Value>(Values.Length);
        for (int i = 0; i < positional; i++)
        {
            positionalValues.Add(Values[i].Evaluate(frame));
        }
        var names = new List<string>(Keywords);
        var namedValues = new List<Value>();
        for (int i = positional; i < Values.Length; i++)
        {
            namedValues.Add(Values[i].Evaluate(frame));
        }
        if (starred is not null)
        {
            foreach (Value item in frame.State.Iterate(starred.Evaluate(frame)))
            {
                positionalValues.Add(item);
                frame.State.Budget.ChargeItems(positionalValues.Count);
            }
        }
        if (doubleStarred is not null)
        {
            AddKeywords(frame.State.Budget, doubleStarred.Evaluate(frame), names, namedValues);
        }
        keywords = [.. names];
        return [.. positionalValues, .. namedValues];
    }

    private static void AddKeywords(Budget budget, Value mapping, List<string> names, List<Value> values)
    {
        if (mapping.AsUndefined is { } undefined)
        {
            throw undefined.ToException();
        }
        if (!mapping.IsDict)
        {
            throw JinjaRuntimeException.Type($"argument after ** must be a mapping, not {ValueTypes.NameOf(mapping)}");
        }
        budget.ChargeItems(Collections.DictCount(mapping));
        // The mapping's own names are different: only those written in the call can come twice.
        HashSet<string> written = new(names, StringComparer.Ordinal);
        foreach (KeyValuePair<Value, Value> pair in Collections.Pairs(mapping))
        {
            if (!pair.Key.TryGetString(out string? name))
            {
                throw JinjaRuntimeException.Type("keywords must be strings");
            }
            if (written.Contains(name))
            {
                throw JinjaRuntimeException.Type($"got multiple values for keyword argument '{name}'");
            }
            names.Add(name);
            values.Add(pair.Value);
        }
    }
}
