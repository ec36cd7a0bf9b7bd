using System.Text.Json;
using Attune.Core.Content.Preview;
using Attune.Core.Content.Templates;
using Attune.Server.Preview;

namespace Attune.Server.Tests.Preview;

public sealed class PreviewRequestReaderTests
{
    private const string Content = """ "personalization_content":{"payload":{"a":"b"}} """;
    private const string Details = """ "personalization_details":{"channel":"SMS"} """;

    [Fact]
    public void Read_OfAWholeRequest_TakesEveryField()
    {
        var request = Read(
            """
            {"request_id":"2",
             "personalization_details":{"event_name":"App_Opened","channel":"EMAIL",
               "user_attributes":{"Gender":"Female"},"event_attributes":{"App_Version":"1.0.2"}},
             "personalization_content":{"payload":{"t":"x"}},
             "user_details":{"identifier":"ID","identifier_value":"JOHN012"}}
            """
        );

        Assert.Equal(TemplateChannel.Email, request.Channel);
        Assert.Equal("App_Opened", request.EventName);
        Assert.Equal("Female", request.UserAttributes["Gender"].AsString());
        Assert.Equal("1.0.2", request.EventAttributes!["App_Version"].AsString());
        Assert.Equal("""{"t":"x"}""", request.Payload!.Value.GetRawText());
        Assert.Equal(new UserReference("ID", "JOHN012"), request.User);
        Assert.Null(request.Template);
    }

    [Fact]
    public void Read_OfAStoredTemplate_TakesIdAndVersion()
    {
        var request = Read(
            """
            {"request_id":"1","personalization_details":{"channel":"INAPP"},
             "personalization_content":{"custom_template_data":{"template_id":"t","version":"3"}}}
            """
        );

        Assert.Equal(new TemplateVersion("t", "3"), request.Template);
        Assert.Equal(TemplateChannel.InApp, request.Channel);
        Assert.Null(request.User);
    }

    [Fact]
    public void Read_OfAnEmptyObject_NamesEverythingThatIsRequired()
    {
        Assert.Equal(
            [
                ("request_id", PreviewProblemKind.Required),
                ("personalization_content", PreviewProblemKind.Required),
                ("personalization_details", PreviewProblemKind.Required),
            ],
            Problems("{}")
        );
    }

    [Theory]
    [InlineData("""{}""", PreviewProblemKind.NoContent)]
    [InlineData("""{"payload":{}}""", PreviewProblemKind.NoContent)]
    [InlineData("""{"payload":null,"custom_template_data":null}""", PreviewProblemKind.NoContent)]
    [InlineData("""{"custom_template_data":{}}""", PreviewProblemKind.NoContent)]
    [InlineData(
        """{"payload":{"a":"b"},"custom_template_data":{"template_id":"t","version":"1"}}""",
        PreviewProblemKind.TwoContents
    )]
    [InlineData(
        """{"payload":{},"custom_template_data":{"template_id":"t","version":"1"}}""",
        PreviewProblemKind.TwoContents
    )]
    public void Read_OfNeitherBothOrAnEmptyContent_NamesPersonalizationContent(string content, PreviewProblemKind kind)
    {
        var problems = Problems($$"""{"request_id":"1","personalization_content":{{content}},{{Details}}}""");

        Assert.Equal([("personalization_content", kind)], problems);
    }

    [Theory]
    [InlineData("""{"template_id":"t"}""", "version")]
    [InlineData("""{"version":"1"}""", "template_id")]
    [InlineData("""{"template_id":"","version":"1"}""", "template_id")]
    [InlineData("""{"template_id":"t","version":null}""", "version")]
    public void Read_OfATemplateWithoutIdOrVersion_NamesWhatIsMissing(string template, string target)
    {
        var problems = Problems(
            $$"""{"request_id":"1","personalization_content":{"custom_template_data":{{template}}},{{Details}}}"""
        );

        Assert.Equal([(target, PreviewProblemKind.Required)], problems);
    }

    [Theory]
    [InlineData("""{"identifier":"ID"}""", "identifier_value")]
    [InlineData("""{"identifier_value":"x"}""", "identifier")]
    [InlineData("""{"identifier":"ID","identifier_value":""}""", "identifier_value")]
    public void Read_OfUserDetailsWithoutBothMembers_NamesTheMissingOne(string user, string target)
    {
        var problems = Problems($$"""{"request_id":"1",{{Content}},{{Details}},"user_details":{{user}}}""");

        Assert.Equal([(target, PreviewProblemKind.Required)], problems);
    }

    [Theory]
    [InlineData("\"FAX\"")]
    [InlineData("\"OSM\"")]
    [InlineData("\"1\"")]
    public void Read_OfAChannelThatPayloadsDoNotHave_NamesTheChannel(string channel)
    {
        var problems = Problems(
            $$"""{"request_id":"1",{{Content}},"personalization_details":{"channel":{{channel}} } }"""
        );

        Assert.Equal([("channel", PreviewProblemKind.NotAllowed)], problems);
    }

    [Theory]
    [InlineData("""{"request_id":5,"personalization_content":[],"personalization_details":"x","user_details":7}""")]
    public void Read_OfWrongTypes_NamesThemAll(string json)
    {
        Assert.Equal(
            ["request_id", "personalization_content", "personalization_details", "user_details"],
            Problems(json).Select(problem => problem.Target)
        );
    }

    [Theory]
    [InlineData("payload", """{"payload":"text"}""")]
    [InlineData("payload", """{"payload":["a"]}""")]
    [InlineData("custom_template_data", """{"custom_template_data":"t"}""")]
    public void Read_OfContentOfAnotherType_NamesIt(string target, string content)
    {
        var problems = Problems($$"""{"request_id":"1","personalization_content":{{content}},{{Details}}}""");

        Assert.Equal([(target, PreviewProblemKind.WrongType)], problems);
    }

    [Theory]
    [InlineData("user_attributes", "[]")]
    [InlineData("event_attributes", "\"x\"")]
    [InlineData("event_name", "5")]
    [InlineData("user_attributes", """{"n":1e999}""")]
    public void Read_OfDetailsOfAnotherType_NamesThem(string name, string value)
    {
        var problems = Problems(
            $$"""{"request_id":"1",{{Content}},"personalization_details":{"channel":"SMS","{{name}}":{{value}} } }"""
        );

        Assert.Equal([(name, PreviewProblemKind.WrongType)], problems);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("5")]
    public void Read_OfABodyThatIsNoObject_NamesTheBody(string json)
    {
        Assert.Equal([("request_body", PreviewProblemKind.WrongType)], Problems(json));
    }

    [Fact]
    public void Read_OfUnknownMembers_IgnoresThem()
    {
        Assert.Empty(Problems($$"""{"request_id":"1","more":[1],{{Content}},{{Details}}}"""));
    }

    private static PreviewRequest Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var problems = new List<PreviewProblem>();
        var request = PreviewRequestReader.Read("ACME", document.RootElement.Clone(), problems);
        Assert.Empty(problems);
        return request;
    }

    private static List<(string Target, PreviewProblemKind Kind)> Problems(string json)
    {
        using var document = JsonDocument.Parse(json);
        var problems = new List<PreviewProblem>();
        PreviewRequestReader.Read("ACME", document.RootElement, problems);
        return [.. problems.Select(problem => (problem.Target, problem.Kind))];
    }
}
