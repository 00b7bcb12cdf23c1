using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TapBot.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FigureHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HistorySeries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Server = table.Column<string>(type: "TEXT", maxLength: 63, nullable: true),
                    Project = table.Column<string>(type: "TEXT", nullable: true),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistorySeries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HistoryChunks",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "INTEGER", nullable: false),
                    Tier = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<long>(type: "INTEGER", nullable: false),
                    Data = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistoryChunks", x => new { x.SeriesId, x.Tier, x.Start });
                    table.ForeignKey(
                        name: "FK_HistoryChunks_HistorySeries_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "HistorySeries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HistoryChunks_Tier_Start",
                table: "HistoryChunks",
                columns: new[] { "Tier", "Start" });

            migrationBuilder.CreateIndex(
                name: "IX_HistorySeries_Name",
                table: "HistorySeries",
                column: "Name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HistoryChunks");

            migrationBuilder.DropTable(
                name: "HistorySeries");
        }
    }
}
