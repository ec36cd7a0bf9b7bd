namespace Attune.Jinja.Tests.MoEngage;

public sealed class HashAndCodingFiltersTests
{
    [Theory]
    [InlineData(
        "{{ 'abc@example.com'|convertToSHA256('key') }}",
        "1d7f41a876ed1681b4829a85e2aa1d5cf781f6053c0b0f591cd5cf700558bf6f"
    )]
    [InlineData(
        "{{ 'abc@example.com'|convertToSHA256NoSalt() }}",
        "9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21"
    )]
    [InlineData(
        "{{ 'Zoë'|convertToSHA256NoSalt }}",
        "c6a12698582fc1104ea24107a2d7268145ff06ef859707729d01fd060897f067"
    )]
    [InlineData("{{ ''|convertToSHA256NoSalt }}", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public void Hash_IsOverUtf8_InLowerCaseHexadecimal(string template, string expected) =>
        Assert.Equal(expected, MoEngageRendered.Text(template));

    [Theory]
    [InlineData("{{ 'Zoë & co'|base64encode }}", "Wm/DqyAmIGNv")]
    [InlineData("{{ 12|base64encode }}", "MTI=")]
    [InlineData("{{ 'Wm/DqyAmIGNv'|base64decode }}", "Zoë & co")]
    [InlineData("{{ 'Wm_DqyAmIGNv'|base64decode }}", "Zoë & co")]
    [InlineData("{{ 'MTI'|base64decode }}", "12")]
    [InlineData("{{ 'some text'|base64encode|base64decode }}", "some text")]
    [InlineData("{{ 'a b/c?d=é'|urlencode }}", "a%20b/c%3Fd%3D%C3%A9")]
    [InlineData("{{ 'a%20b+c%3D%C3%A9'|urldecode }}", "a b c=é")]
    [InlineData("{{ '100%'|urldecode }}", "100%")]
    [InlineData("{{ 'a b&c'|urlencode|urldecode }}", "a b&c")]
    public void Coding_RendersAsDocumented(string template, string expected) =>
        Assert.Equal(expected, MoEngageRendered.Text(template));

    [Theory]
    [InlineData("{{ '*'|base64decode }}")]
    [InlineData("{{ '/w=='|base64decode }}")]
    [InlineData("{{ 'x'|convertToSHA256 }}")]
    public void Coding_OfWhatIsNone_IsAnError(string template) =>
        Assert.Equal(ErrorClass.Runtime, MoEngageRendered.Error(template).ErrorClass);
}
