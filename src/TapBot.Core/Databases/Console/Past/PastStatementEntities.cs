using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TapBot.Core.Access;

namespace TapBot.Core.Databases;

/// <summary>How statements that people ran are stored.</summary>
internal sealed class PastStatementEntities : IEntityTypeConfiguration<PastStatementRow>
{
    public void Configure(EntityTypeBuilder<PastStatementRow> builder)
    {
        builder.ToTable("PastStatements");
        builder.Property(p => p.Instance).HasMaxLength(63);
        builder.Property(p => p.Database).HasMaxLength(63);
        builder.Property(p => p.Mode).HasConversion<string>().HasMaxLength(16);
        builder.Property(p => p.Text).HasMaxLength(PastStatements.Longest);
        builder.Property(p => p.SqlState).HasMaxLength(5);
        builder.HasIndex(p => new { p.OwnerId, p.Instance, p.Id });
        builder.HasIndex(p => p.At);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
