using Attune.Server.OpenApi;

namespace Attune.Server.Tests.OpenApi;

public sealed class DescriptionTextTests
{
    [Theory]
    [InlineData(
        "What people write, complete or not (wire.md 6.1). Ids are given.",
        "What people write, complete or not. Ids are given."
    )]
    [InlineData("As printed (second seed; wire.md 3.1).", "As printed.")]
    [InlineData("One line\nand its end.", "One line and its end.")]
    [InlineData("A paragraph.\n\nAnother one.", "A paragraph.\n\nAnother one.")]
    [InlineData("The moment, in the words of wire.md section 6.2.", "The moment.")]
    [InlineData("Seconds (UTC).", "Seconds (UTC).")]
    public void Comment_IsMadeFitForReadersOfTheApi(string comment, string expected) =>
        Assert.Equal(expected, DescriptionText.Clean(comment));
}
