using TapBot.Portal.Hosting;

namespace TapBot.Portal.Tests.Hosting;

public sealed class PortalBuilderTests : IDisposable
{
    private readonly DirectoryInfo program = Directory.CreateTempSubdirectory("tapbot-program-");
    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("tapbot-copy-");

    public PortalBuilderTests()
    {
        copy.CreateSubdirectory("wwwroot");
        File.WriteAllText(Path.Combine(copy.FullName, "appsettings.json"), "{}");
    }

    public void Dispose()
    {
        program.Delete(recursive: true);
        copy.Delete(recursive: true);
    }

    [Fact]
    public void ContentRoot_PublishedAndStartedInAWorkingCopy_IsBesideTheProgram()
    {
        program.CreateSubdirectory("wwwroot");

        Assert.Equal(program.FullName, PortalBuilder.ContentRoot(program.FullName, copy.FullName));
    }

    [Fact]
    public void ContentRoot_UnpublishedInAWorkingCopy_IsTheWorkingCopy() =>
        Assert.Equal(copy.FullName, PortalBuilder.ContentRoot(program.FullName, copy.FullName));

    [Fact]
    public void ContentRoot_UnpublishedElsewhere_IsBesideTheProgram() =>
        Assert.Equal(program.FullName, PortalBuilder.ContentRoot(program.FullName, Path.GetTempPath()));
}
