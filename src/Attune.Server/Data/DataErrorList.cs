namespace Attune.Server.Data;

/// <summary>The mistakes found so far in one request or element, in the order of the fields. Not thread-safe.</summary>
internal sealed class DataErrorList
{
    private readonly List<DataError> errors = [];

    public int Count => errors.Count;

    public IReadOnlyList<DataError> All => errors;

    public void Add(DataError error) => errors.Add(error);

    /// <summary>Says of the mistakes found since there were <paramref name="count"/> that they are below a field.</summary>
    public void PutBelow(string field, int count)
    {
        for (var at = count; at < errors.Count; at++)
        {
            var error = errors[at];
            var inner = error.Path ?? error.Attribute;
            errors[at] = error with { Path = inner is null ? field : $"{field}.{inner}" };
        }
    }
}
