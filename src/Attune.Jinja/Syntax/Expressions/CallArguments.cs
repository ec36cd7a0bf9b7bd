namespace Attune.Jinja.Syntax.Expressions;

/// <summary>The arguments of a call, filter or test as they are written.</summary>
internal sealed class CallArguments(
    Expression[] positional,
    string[] keywords,
    Expression[] keywordValues,
    Expression? starred,
    Expression? doubleStarred
)
{
    public static readonly CallArguments None = new([], [], [], null, null);

    public readonly Expression[] Positional = positional;
    public readonly string[] Keywords = keywords;
    public readonly Expression[] KeywordValues = keywordValues;

    /// <summary>What follows <c>*</c>, or null.</summary>
    public readonly Expression? Starred = starred;

    /// <summary>What follows <c>**</c>, or null.</summary>
    public readonly Expression? DoubleStarred = doubleStarred;

    public int Height
    {
        get
        {
            int height = Math.Max(Starred?.Height ?? 0, DoubleStarred?.Height ?? 0);
            foreach (Expression argument in Positional)
            {
                height = Math.Max(height, argument.Height);
            }
            foreach (Expression argument in KeywordValues)
            {
                height = Math.Max(height, argument.Height);
            }
            return height;
        }
    }

    public void Visit(SyntaxWalker walker)
    {
        walker.VisitAll(Positional);
        walker.VisitAll(KeywordValues);
        if (Starred is not null)
        {
            walker.Visit(Starred);
        }
        if (DoubleStarred is not null)
        {
            walker.Visit(DoubleStarred);
        }
    }
}
